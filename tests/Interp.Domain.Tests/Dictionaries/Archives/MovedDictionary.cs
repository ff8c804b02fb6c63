using Interp.Abstractions.Dictionaries;
using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Dictionaries;

/// <summary>A private dictionary of three features on one site, its archive, and another site without it.</summary>
public sealed class MovedDictionary(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"interp-archive-{Guid.NewGuid():N}", "moved");

    public TestDatabase From { get; } = new(cluster);

    public TestDatabase To { get; } = new(cluster);

    public async ValueTask InitializeAsync()
    {
        await using var db = From.Open();
        var world = await World.Create(db);
        Feature[] features = [Rows.Feature(0, lossEffect: 0.25f), Rows.Feature(1, density: 0, state: FeatureState.Dead, topToken: null), Rows.Feature(2, singleToken: true)];
        await world.AddDictionary(db, "moved", Visibility.Private, world.Instructor, features);
        var id = await db.Dictionaries.Select(d => d.Id).SingleAsync();
        db.AddRange(RowsOf(id));
        await db.SaveChangesAsync();
        await using var other = To.Open();
        await World.Create(other);
        await From.Get<ArchiveWriter>().Write(world.Instructor, "moved", folder, TestContext.Current.CancellationToken);
    }

    /// <summary>The archive in a folder of its own, to be damaged.</summary>
    public string Copy()
    {
        var copy = Path.Combine(Path.GetTempPath(), $"interp-archive-{Guid.NewGuid():N}", "moved");
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.GetFiles(folder)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        await From.DisposeAsync();
        await To.DisposeAsync();
    }

    private static object[] RowsOf(int dictionary) =>
    [
        new FeatureExamples
        {
            DictionaryId = dictionary, Feature = 0, Window = 3, Groups = [0, 4], Documents = [1, 1], Positions = [101, 101], Repeated = [false, true],
            Tokens = [-1, 2, 3, 0, 2, 3], Activations = [0, 1.25f, 0, 0, 0.5f, 0], LossEffects = [float.NaN, 0.5f, -0.125f, 0, 0, 1],
        },
        new FeatureAblationRow
        {
            DictionaryId = dictionary, Feature = 0, Places = [2],
            RaisedTokens = [0, 1, 2, 3, 4], Raised = [5, 4, 3, 2, 1], LoweredTokens = [7, 6, 5, 4, 3], Lowered = [-5, -4, -3, -2, -1],
        },
        new TokenFeature { DictionaryId = dictionary, Token = 2, Feature = 0, MaxActivation = 1.25f, Count = 9 },
        new TokenFeature { DictionaryId = dictionary, Token = 2, Feature = 2, MaxActivation = 1, Count = 1 },
    ];
}
