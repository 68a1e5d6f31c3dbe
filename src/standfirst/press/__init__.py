"""What goes out: pages made once, joined with their fragments and served."""
