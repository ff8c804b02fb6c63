namespace Interp.Domain.Dictionaries;

/// <summary>What a feature does to the next token at some places of its examples; read only when somebody points at them.</summary>
public sealed class FeatureAblationRow
{
    /// <summary>Tokens kept on either side of each place.</summary>
    public const int PerPlace = 5;

    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    /// <summary>Places of the predicted tokens in the arrays of <see cref="FeatureExamples"/>, ascending.</summary>
    public required int[] Places { get; init; }

    /// <summary><see cref="PerPlace"/> tokens per place whose logits the feature raises most.</summary>
    public required int[] RaisedTokens { get; init; }

    /// <summary>Clean − ablated logit of each, above zero.</summary>
    public required float[] Raised { get; init; }

    /// <summary><see cref="PerPlace"/> tokens per place whose logits the feature lowers most.</summary>
    public required int[] LoweredTokens { get; init; }

    /// <summary>Clean − ablated logit of each, below zero.</summary>
    public required float[] Lowered { get; init; }
}
