using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Interp.Domain.Platform;

internal sealed class WorkerHeartbeatMapping : IEntityTypeConfiguration<WorkerHeartbeat>
{
    public void Configure(EntityTypeBuilder<WorkerHeartbeat> builder)
    {
        builder.ToTable("workers");
        builder.HasKey(w => w.Name);
    }
}
