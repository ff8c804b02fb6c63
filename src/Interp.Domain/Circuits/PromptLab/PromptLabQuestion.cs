using Interp.Domain.Platform;

namespace Interp.Domain.Circuits;

/// <summary>What a model does with one prompt or two.</summary>
/// <param name="Model">Name of the model's folder.</param>
/// <param name="Clean">The prompt.</param>
/// <param name="Corrupted">Its corrupted twin, if any.</param>
/// <param name="Answer">The right next token, if any.</param>
/// <param name="Wrong">The token that it is compared with, if any.</param>
/// <param name="Mark">Whether the mark that begins a document stands before the prompts.</param>
/// <param name="Top">Likeliest next tokens listed.</param>
public sealed record PromptLabQuestion(string Model, string Clean, string? Corrupted, string? Answer, string? Wrong, bool Mark, int Top)
    : InferenceQuestion<PromptLabAnswer>("prompt-lab");

/// <summary>What a model does with a prompt, by ids.</summary>
/// <param name="Tokens">The ids that it read, the mark included.</param>
/// <param name="Next">The likeliest next tokens, likeliest first.</param>
/// <param name="Score">What it gives to the answer; null where none was given.</param>
/// <param name="Attention">Where its heads look.</param>
/// <param name="Parts">What makes up the logit difference; null where there is none.</param>
/// <param name="Lens">What the residual stream says between the layers; null where that is too much to compute while one waits.</param>
public sealed record LabReading(int[] Tokens, NextToken[] Next, AnswerScore? Score, AttentionPatterns Attention, LogitParts? Parts, LensReading? Lens);

/// <summary>A token that may come next.</summary>
/// <param name="Id">Token id.</param>
/// <param name="Logit">Its logit.</param>
/// <param name="Probability">Its probability.</param>
public sealed record NextToken(int Id, float Logit, float Probability);

/// <summary>What a worker found.</summary>
/// <param name="Layers">Layers of the model.</param>
/// <param name="Heads">Attention heads of a layer.</param>
/// <param name="Clean">The prompt.</param>
/// <param name="Corrupted">Its corrupted twin; null where none was given.</param>
/// <param name="Answer">Id of the answer.</param>
/// <param name="Wrong">Id of the token that it is compared with.</param>
/// <param name="Notes">What the person who asked should know, in words.</param>
public sealed record PromptLabAnswer(int Layers, int Heads, LabReading Clean, LabReading? Corrupted, int? Answer, int? Wrong, string[] Notes);
