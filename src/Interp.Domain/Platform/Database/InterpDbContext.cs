using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Platform;

/// <summary>The database. Short-lived: made by the factory for one query or command. Each area names its own tables.</summary>
public sealed class InterpDbContext(DbContextOptions<InterpDbContext> options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<Cohort> Cohorts => Set<Cohort>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<JobReport> JobReports => Set<JobReport>();

    public DbSet<WorkerHeartbeat> Workers => Set<WorkerHeartbeat>();

    public DbSet<Experiment> Experiments => Set<Experiment>();

    public DbSet<ExperimentGrid> ExperimentGrids => Set<ExperimentGrid>();

    public DbSet<ExperimentRow> ExperimentRows => Set<ExperimentRow>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(InterpDbContext).Assembly);
        SnakeCaseNames.Apply(builder.Model);
    }
}
