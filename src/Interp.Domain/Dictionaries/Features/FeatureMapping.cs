using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

/// <summary>Partitioned by dictionary; a partition comes and goes with its dictionary's row, so there is no foreign key. One index per order offered.</summary>
internal sealed class FeatureMapping : IEntityTypeConfiguration<Feature>
{
    public void Configure(EntityTypeBuilder<Feature> builder)
    {
        builder.ToTable("features");
        builder.HasKey(f => new { f.DictionaryId, f.Index });
        builder.HasIndex(f => new { f.DictionaryId, f.Shuffle, f.Index });
        builder.HasIndex(f => new { f.DictionaryId, f.Density, f.Index }).IsDescending(false, true, false);
        builder.HasIndex(f => new { f.DictionaryId, f.MaxActivation, f.Index }).IsDescending(false, true, false);
        builder.HasIndex(f => new { f.DictionaryId, f.LossEffect, f.Index }).IsDescending(false, true, false);
        builder.HasIndex(f => new { f.DictionaryId, f.AutointerpScore, f.Index }).IsDescending(false, true, false);
        builder.HasIndex(f => new { f.DictionaryId, f.TwinPearson, f.Index }).IsDescending(false, true, false);
        builder.HasIndex(f => new { f.DictionaryId, f.State, f.Index });
        builder.HasIndex(f => new { f.DictionaryId, f.SingleToken, f.Index });
        builder.IsEnum(f => f.State, "state");
    }
}
