"""A guide for every occupation, its sentences written from data, each with its source."""
