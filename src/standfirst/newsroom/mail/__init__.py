"""The newsroom's post: letters are kept until a mail server has taken them."""
