"""What is marked up: web pages as they are saved, Markdown, XML."""
