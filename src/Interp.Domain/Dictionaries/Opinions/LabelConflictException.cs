using Interp.Domain.Platform;

namespace Interp.Domain.Dictionaries;

/// <summary>The label is not the one that the draft was based on; nothing was written.</summary>
public sealed class LabelConflictException(LabelVersion? current) : ConflictException(Words(current))
{
    /// <summary>What stands there now; null when nothing does.</summary>
    public LabelVersion? Current { get; } = current;

    private static string Words(LabelVersion? current) => current is null
        ? "There is no such version of the label. Look at it again, then save yours."
        : $"{current.Author} changed the label to “{current.Text}” (version {current.Version}) in the meantime. Yours was not saved: look at theirs, then save yours based on version {current.Version}, or leave it.";
}
