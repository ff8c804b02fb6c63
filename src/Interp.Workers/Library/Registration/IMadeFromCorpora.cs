using Interp.Domain.Platform;

namespace Interp.Workers.Library;

/// <summary>What is made from corpora, to be asked before a corpus changes and told when it is there.</summary>
internal interface IMadeFromCorpora
{
    /// <summary>As people call them, in the plural.</summary>
    string Name { get; }

    /// <summary>Whether any was made from this corpus.</summary>
    Task<bool> Use(InterpDbContext db, int corpusId, CancellationToken cancellationToken);

    /// <summary>Those that came here without their text, which had this hash, now have it.</summary>
    Task Found(InterpDbContext db, int corpusId, string hash, CancellationToken cancellationToken);
}
