using Interp.Domain.Library;
using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>Two continuations of a prompt.</summary>
/// <param name="Subject">Model, dictionary and hook point.</param>
/// <param name="Prompt">What is continued.</param>
/// <param name="Edits">Features to change.</param>
/// <param name="Tokens">New tokens.</param>
/// <param name="Temperature">Of the draws.</param>
/// <param name="Seed">Of the draws.</param>
public sealed record SteeringQuestion(InferenceSubject Subject, string Prompt, SteeringEdit[] Edits, int Tokens, double Temperature, long Seed)
    : InferenceQuestion<SteeringAnswer>("steering");
