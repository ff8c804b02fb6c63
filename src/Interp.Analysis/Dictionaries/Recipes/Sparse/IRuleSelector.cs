namespace Interp.Analysis.Dictionaries;

/// <summary>A selector that follows a rule. Training goes by the rule; <see cref="IRowSelector.Select"/> is the same choice on finished rows.</summary>
public interface IRuleSelector : IRowSelector
{
    /// <summary>The rule in force; asked before every chunk of rows.</summary>
    SelectionRule Rule { get; }
}
