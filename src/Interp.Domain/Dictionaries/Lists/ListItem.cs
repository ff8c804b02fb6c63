namespace Interp.Domain.Dictionaries;

/// <summary>One feature of a list.</summary>
public sealed class ListItem
{
    public Guid ListId { get; init; }

    public int DictionaryId { get; init; }

    public int Feature { get; init; }

    /// <summary>Place in the list; gaps mean nothing.</summary>
    public int Ordinal { get; set; }

    public required string Note { get; set; }

    public DateTimeOffset AddedAt { get; init; }
}
