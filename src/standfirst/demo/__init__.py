"""A small invented newspaper, so that a first look at Standfirst is a look at a newsroom at work."""
