using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

/// <summary>One for each dictionary; a new one takes the place of the old.</summary>
internal sealed class DictionaryBenchmarkMapping : IEntityTypeConfiguration<DictionaryBenchmark>
{
    public void Configure(EntityTypeBuilder<DictionaryBenchmark> builder)
    {
        builder.ToTable("dictionary_benchmarks");
        builder.HasKey(b => b.DictionaryId);
        builder.Property(b => b.DictionaryId).ValueGeneratedNever();
        builder.Property(b => b.Result).HasColumnType("jsonb");
        builder.HasIndex(b => b.JobId);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(b => b.DictionaryId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Job>().WithMany().HasForeignKey(b => b.JobId).OnDelete(DeleteBehavior.Restrict);
    }
}
