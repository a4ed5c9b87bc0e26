"""What people say to each other: mail, chats, subtitles."""
