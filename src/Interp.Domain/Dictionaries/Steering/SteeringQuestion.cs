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

/// <summary>What a worker made of a prompt.</summary>
/// <param name="Prompt">Its ids.</param>
/// <param name="Original">New ids of the model as it is.</param>
/// <param name="Steered">New ids of the steered model.</param>
/// <param name="Elements">Numbers at the hook point that steering changed, over prompt and steered continuation.</param>
/// <param name="Positions">Tokens on which it changed any.</param>
/// <param name="MaxChange">Largest change of one number.</param>
public sealed record SteeringAnswer(int[] Prompt, int[] Original, int[] Steered, long Elements, int Positions, double MaxChange);
