namespace Interp.Workers.Dictionaries;

/// <summary>The language model gave no usable answer; the message says why, for the person who asked.</summary>
internal sealed class LanguageModelException(string message, Exception? inner = null) : Exception(message, inner);
