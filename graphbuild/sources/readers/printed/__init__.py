"""Pages as they are printed: PDF, pictures, and the text in scans."""
