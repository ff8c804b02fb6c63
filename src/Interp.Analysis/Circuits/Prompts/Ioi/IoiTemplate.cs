namespace Interp.Analysis.Circuits;

/// <summary>A sentence of two clauses with slots: [1] and [2] for the names of the first clause, [S] for the subject of the second, [PLACE], [OBJECT].</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Ends with "to", after which the indirect object comes.</param>
public sealed record IoiTemplate(int Number, string Text);
