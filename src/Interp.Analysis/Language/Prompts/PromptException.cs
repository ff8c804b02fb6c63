namespace Interp.Analysis.Language;

/// <summary>A prompt cannot be used as it is; the message says why and what to do.</summary>
public sealed class PromptException(string message) : Exception(message);
