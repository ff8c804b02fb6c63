namespace Interp.Analysis.Dictionaries;

/// <summary>Which examples get a causal ablation, and how much is run at once.</summary>
public sealed record AblationOptions
{
    private static readonly ExampleGroup[] All = [ExampleGroup.Top, ExampleGroup.Level, ExampleGroup.Bottom];

    /// <summary>Groups that are ablated where a changed position changes no other one: a few rows for each example.</summary>
    public IReadOnlyCollection<ExampleGroup> Groups { get; init; } = All;

    /// <summary>
    /// Groups that are ablated where later layers mix positions, so that a context has to be run again for each feature that has an
    /// example in it. The examples of other groups stay "not computed".
    /// </summary>
    public IReadOnlyCollection<ExampleGroup> GroupsWhereMixing { get; init; } = [ExampleGroup.Top];

    /// <summary>Contexts of the clean run at once.</summary>
    public int ContextsPerBatch { get; init; } = 16;

    /// <summary>Tokens of ablated contexts run at once where positions mix; at least one context is.</summary>
    public int TokensPerRun { get; init; } = 4_096;

    /// <summary>Everything, whatever it takes.</summary>
    public static AblationOptions Complete { get; } = new() { GroupsWhereMixing = All };
}
