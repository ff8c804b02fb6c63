using Interp.Domain.Library;

namespace Interp.Domain.Dictionaries;

/// <summary>What a person predicts on: text without its activations.</summary>
/// <param name="Dictionary">Name of the dictionary.</param>
/// <param name="Feature">Number of the feature.</param>
/// <param name="Seed">Of the choice of examples.</param>
/// <param name="Progress">Share of the held-out text read for this dictionary; below 1 there are no examples yet.</param>
/// <param name="Examples">Windows of up to nine tokens.</param>
public sealed record HypothesisTest(string Dictionary, int Feature, long Seed, double Progress, TokenText[][] Examples);
