using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.People;

/// <summary>The tables of this area.</summary>
public static class PeopleTables
{
    extension(InterpDbContext db)
    {
        public DbSet<PersonalToken> PersonalTokens => db.Set<PersonalToken>();

        public DbSet<Pseudonym> Pseudonyms => db.Set<Pseudonym>();
    }
}
