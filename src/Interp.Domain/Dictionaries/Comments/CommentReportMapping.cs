using Interp.Domain.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Dictionaries;

internal sealed class CommentReportMapping : IEntityTypeConfiguration<CommentReport>
{
    public void Configure(EntityTypeBuilder<CommentReport> builder)
    {
        builder.ToTable("comment_reports");
        builder.HasKey(r => new { r.CommentId, r.ReporterId });
        builder.Property(r => r.Reason).HasMaxLength(1000);
        builder.HasIndex(r => r.ReporterId);
        builder.HasOne<Comment>().WithMany().HasForeignKey(r => r.CommentId);
        builder.HasOne<Person>().WithMany().HasForeignKey(r => r.ReporterId);
    }
}
