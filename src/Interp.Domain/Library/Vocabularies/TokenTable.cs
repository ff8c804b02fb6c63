namespace Interp.Domain.Library;

/// <summary>The tokens of one answer, each once; elsewhere they stand as places in this table.</summary>
/// <param name="Ids">Token ids in the dictionary's vocabulary.</param>
/// <param name="Texts">Exact text of each; empty when its bytes are not complete UTF-8.</param>
/// <param name="Displays">Text for people by place in the table, where it differs from the exact text.</param>
public sealed record TokenTable(int[] Ids, string[] Texts, IReadOnlyDictionary<int, string> Displays);
