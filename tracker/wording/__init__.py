"""The words the program speaks, in Chinese and English: labels, sentences, problems."""
