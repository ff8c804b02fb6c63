using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

/// <summary>Partitioned by dictionary.</summary>
internal sealed class TokenFeatureMapping : IEntityTypeConfiguration<TokenFeature>
{
    public void Configure(EntityTypeBuilder<TokenFeature> builder)
    {
        builder.ToTable("token_features");
        builder.HasKey(t => new { t.DictionaryId, t.Token, t.Feature });
        builder.HasIndex(t => new { t.DictionaryId, t.Token, t.MaxActivation, t.Feature }).IsDescending(false, false, true, false);
        builder.HasIndex(t => new { t.DictionaryId, t.Token, t.Count, t.Feature }).IsDescending(false, false, true, false);
    }
}
