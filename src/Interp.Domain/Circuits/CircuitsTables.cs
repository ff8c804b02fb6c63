using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Circuits;

/// <summary>The tables of this area.</summary>
public static class CircuitsTables
{
    extension(InterpDbContext db)
    {
        public DbSet<PromptSet> PromptSets => db.Set<PromptSet>();

        public DbSet<Circuit> Circuits => db.Set<Circuit>();
    }
}
