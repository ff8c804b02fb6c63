using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

/// <summary>Partitioned by dictionary.</summary>
internal sealed class LogitFeatureMapping : IEntityTypeConfiguration<LogitFeature>
{
    public void Configure(EntityTypeBuilder<LogitFeature> builder)
    {
        builder.ToTable("logit_features");
        builder.HasKey(l => new { l.DictionaryId, l.Token, l.Feature });
        builder.HasIndex(l => new { l.DictionaryId, l.Token, l.Value, l.Feature }).IsDescending(false, false, true, false);
    }
}
