using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

/// <summary>One map for each dictionary or ordered pair; a new one takes the place of the old.</summary>
internal sealed class DictionaryMapMapping : IEntityTypeConfiguration<DictionaryMap>
{
    public void Configure(EntityTypeBuilder<DictionaryMap> builder)
    {
        builder.ToTable("dictionary_maps");
        builder.HasIndex(m => new { m.DictionaryId, m.OtherId }).IsUnique().AreNullsDistinct(false);
        builder.HasIndex(m => m.OtherId);
        builder.HasIndex(m => m.JobId);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(m => m.DictionaryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(m => m.OtherId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Job>().WithMany().HasForeignKey(m => m.JobId).OnDelete(DeleteBehavior.Restrict);
    }
}
