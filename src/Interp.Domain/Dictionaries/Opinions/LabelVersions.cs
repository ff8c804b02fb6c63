using Interp.Domain.People;

namespace Interp.Domain.Dictionaries;

/// <summary>Makes what people read from rows.</summary>
internal static class LabelVersions
{
    public static LabelVersion Of(Label l, PersonNames names) => new(l.Version, l.Text, l.Status, l.Note, l.RestoredFrom, names[l.AuthorId], l.CreatedAt);
}
