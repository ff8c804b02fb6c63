using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Dictionaries;

/// <summary>Ids for dictionaries whose tables are filled before their row.</summary>
public static class DictionaryIds
{
    /// <summary>The next id; a transaction that is undone leaves a gap.</summary>
    public static async Task<int> Next(InterpDbContext db, CancellationToken cancellationToken)
    {
        var ids = await db.Database.SqlQuery<int>($"SELECT nextval(pg_get_serial_sequence('dictionaries', 'id'))::int AS \"Value\"").ToListAsync(cancellationToken);
        return ids[0];
    }
}
