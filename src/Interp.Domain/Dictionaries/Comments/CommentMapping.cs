using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comments");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Text).HasMaxLength(4000);
        builder.HasIndex(c => new { c.CohortId, c.DictionaryId, c.Feature, c.CreatedAt });
        builder.HasIndex(c => new { c.CohortId, c.ReportedAt }).HasFilter("reported_at IS NOT NULL");
        builder.HasIndex(c => c.ThreadId);
        builder.HasIndex(c => c.AuthorId);
        builder.HasIndex(c => c.ResolvedById);
        builder.HasIndex(c => c.HiddenById);
        builder.HasIndex(c => c.DictionaryId);
        builder.HasOne<Cohort>().WithMany().HasForeignKey(c => c.CohortId);
        builder.HasOne<FeatureDictionary>().WithMany().HasForeignKey(c => c.DictionaryId);
        builder.HasOne<Comment>().WithMany().HasForeignKey(c => c.ThreadId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.ResolvedById).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Person>().WithMany().HasForeignKey(c => c.HiddenById).OnDelete(DeleteBehavior.SetNull);
    }
}
