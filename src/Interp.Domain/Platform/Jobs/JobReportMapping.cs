using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Platform;

internal sealed class JobReportMapping : IEntityTypeConfiguration<JobReport>
{
    public void Configure(EntityTypeBuilder<JobReport> builder)
    {
        builder.ToTable("job_reports");
        builder.HasKey(r => new { r.JobId, r.Number });
        builder.Property(r => r.Number).ValueGeneratedNever();
        // A report is written once and never changed, so the same object is all there is to compare.
        builder.Property(r => r.Numbers).HasColumnType("jsonb").HasConversion(
            numbers => JsonSerializer.Serialize(numbers, JobJson.Options),
            json => JsonSerializer.Deserialize<Dictionary<string, double>>(json, JobJson.Options)!,
            new ValueComparer<IReadOnlyDictionary<string, double>>(favorStructuralComparisons: false));
        builder.HasOne<Job>().WithMany().HasForeignKey(r => r.JobId);
    }
}
