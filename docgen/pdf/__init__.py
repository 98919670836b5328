"""The finished book as PDF: LibreOffice as a process, and large books in pieces of which the pages are joined."""
