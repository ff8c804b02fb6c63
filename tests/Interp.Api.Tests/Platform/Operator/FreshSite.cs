using Interp.Domain.Library;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Interp.Api.Tests.Platform;

/// <summary>A site as its operator finds it after the first start: two models, no corpus yet, and a folder of dictionaries that come along.</summary>
public sealed class FreshSite(PostgresCluster cluster) : Site(cluster)
{
    /// <summary>Where archives lie.</summary>
    public string Dictionaries => Path.Combine(Data, "along");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var db = Db();
        await db.Corpora.ExecuteDeleteAsync();
        db.Add(new Interp.Domain.Library.Model { Name = "a-first-by-name", Title = "First", Layers = 1, DModel = 8, Context = 16, VocabularySize = 8, VocabularyId = World.VocabularyId, WeightsHash = "another", Visibility = Visibility.Public });
        await db.SaveChangesAsync();
        await SeedCommand.Run(Services, [], TextWriter.Null, CancellationToken.None);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("INTERP_DICTIONARIES", Dictionaries);
    }
}
