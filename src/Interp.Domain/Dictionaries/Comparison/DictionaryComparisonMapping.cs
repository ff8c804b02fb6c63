using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

/// <summary>One comparison for each pair; a new one takes the place of the old.</summary>
internal sealed class DictionaryComparisonMapping : IEntityTypeConfiguration<DictionaryComparison>
{
    public void Configure(EntityTypeBuilder<DictionaryComparison> builder)
    {
        builder.ToTable("dictionary_comparisons");
        builder.HasIndex(c => new { c.DictionaryId, c.OtherId }).IsUnique();
        builder.HasIndex(c => c.OtherId);
        builder.HasIndex(c => c.JobId);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(c => c.DictionaryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(c => c.OtherId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Job>().WithMany().HasForeignKey(c => c.JobId).OnDelete(DeleteBehavior.Restrict);
    }
}
