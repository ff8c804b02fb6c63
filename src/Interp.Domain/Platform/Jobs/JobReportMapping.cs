using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Platform;

internal sealed class JobReportMapping : IEntityTypeConfiguration<JobReport>
{
    public void Configure(EntityTypeBuilder<JobReport> builder)
    {
        builder.ToTable("job_reports");
        builder.HasKey(r => new { r.JobId, r.Number });
        builder.Property(r => r.Number).ValueGeneratedNever();
        builder.HasOne<Job>().WithMany().HasForeignKey(r => r.JobId);
    }
}
