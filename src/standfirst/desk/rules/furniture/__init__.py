"""What the reader of a file had to say of it, passed on."""
