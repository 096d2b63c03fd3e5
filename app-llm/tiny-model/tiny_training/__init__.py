"""Trains stepwise-tiny, a model of about two million parameters, from nothing but conversations that are made here."""
