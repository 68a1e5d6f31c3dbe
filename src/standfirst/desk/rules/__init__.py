"""The rules of the desk: one file each, the id of a rule is the path of its file."""
