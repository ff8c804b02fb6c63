namespace Interp.Domain.Library;

/// <summary>A language model that workers can load.</summary>
/// <param name="Name">Slug; the model's folder name.</param>
/// <param name="Title">For people.</param>
/// <param name="Layers">Number of blocks.</param>
/// <param name="DModel">Width of the residual stream.</param>
/// <param name="DMlp">Width of the MLP's hidden layer; 0 without MLPs.</param>
/// <param name="Context">Longest input in tokens.</param>
/// <param name="Vocabulary">Number of token ids.</param>
/// <param name="HookPoints">Where activations can be taken.</param>
/// <param name="WeightsHash">SHA-256 of the weights file, lower-case hexadecimal.</param>
public sealed record ModelSummary(
    string Name,
    string Title,
    int Layers,
    int DModel,
    int DMlp,
    int Context,
    int Vocabulary,
    IReadOnlyList<HookPointSummary> HookPoints,
    string WeightsHash)
{
    /// <summary>Attention heads of each layer; 0 while no worker has read the model anew.</summary>
    public int Heads { get; init; }

    /// <summary>Key and value heads of each layer; each serves as many heads.</summary>
    public int KvHeads { get; init; }

    /// <summary>Width of one head.</summary>
    public int DHead { get; init; }

    /// <summary>Fingerprint of its tokenizer: corpora with the same one fit.</summary>
    public string TokenizerHash { get; init; } = string.Empty;

    /// <summary>Whether its layers have MLPs.</summary>
    public bool HasMlp => DMlp > 0;
}

/// <summary>A place in a model whose activations can be taken.</summary>
/// <param name="Name">For example <c>blocks.0.mlp.hook_post</c>.</param>
/// <param name="Width">Length of one activation vector.</param>
public sealed record HookPointSummary(string Name, int Width);
