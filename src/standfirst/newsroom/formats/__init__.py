"""How dates are written in the newsroom's screens, a module a language (Django's `FORMAT_MODULE_PATH`)."""
