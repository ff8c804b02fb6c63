using Interp.Domain.Dictionaries;
using Interp.Domain.Platform;
using Interp.Testing;
using Microsoft.EntityFrameworkCore;

namespace Interp.Domain.Tests.Platform;

/// <summary>A database of the first version, with a dictionary in it, is brought to the present one.</summary>
public sealed class OldExamplesKeepTheirPlaces(PostgresCluster cluster)
{
    private const string Before =
        """
        INSERT INTO vocabularies (id, tokenizer_hash, size) VALUES (7, 'tok', 4);
        INSERT INTO vocabulary_tokens (vocabulary_id, token, bytes) VALUES (7, 0, 'a'), (7, 1, 'b'), (7, 2, ' the'), (7, 3, 'cat');
        INSERT INTO models VALUES (1, 'tiny', 'Tiny', 1, 8, 16, 16, 4, 7, 'w', 'public');
        INSERT INTO corpora VALUES (1, 'text', 'Text', 1000, 1, 'c', 'tok', 'public');
        INSERT INTO corpus_documents VALUES (1, 0, 'book', 'prose', 0, 1000);
        INSERT INTO jobs VALUES ('00000000-0000-0000-0000-000000000001', 'train-sae', 't', 'succeeded', '{}', '', false, 'public', NULL, NULL, now(), now(), now(), 1, 1, false);
        INSERT INTO dictionaries (id, name, title, model_id, corpus_id, hook_point, recipe, d_in, d_sae, visibility, job_id, created_at, tokens_seen, live_features, ultra_low_features,
            dead_features, density_histogram, l0, fvu, ce_clean, ce_sae, ce_zero, ce_mean, loss_recovered, evaluation_dead, evaluation_ultra_low, evaluated_tokens, code_version, seed,
            model_hash, corpus_hash, tokenizer_hash, started_at, seconds)
        VALUES (3, 'old', 'Old', 1, 1, 'blocks.0.mlp.hook_post', 'topk', 16, 2, 'public', '00000000-0000-0000-0000-000000000001', now(), 1000, 2, 0,
            0, '{}', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'c', 1, 'w', 'c', 't', now(), 1);
        CREATE TABLE features_3 PARTITION OF features FOR VALUES IN (3);
        CREATE TABLE feature_examples_3 PARTITION OF feature_examples FOR VALUES IN (3);
        CREATE TABLE token_features_3 PARTITION OF token_features FOR VALUES IN (3);
        INSERT INTO features VALUES
            (3, 0, 0, 'live', 9, 0.1, 2, 2, '{}', '{}', '{}', '{}', '{3,2}', '{1.5,1}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'),
            (3, 1, 1, 'live', 9, 0.1, 2, 2, '{}', '{}', '{}', '{}', '{3}', '{0.5}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}');
        INSERT INTO token_features VALUES (3, 2, 0, 2);
        INSERT INTO feature_examples VALUES
            (3, 0, 'bottom', 0, 0, 0, 500, 496, '{0,1,0,1,3,0,1,0,1}', '{0,0,0,0,0.1,0,0,0,0}', false),
            (3, 0, 'interval', 10, 0, 0, 300, 296, '{0,1,0,1,2,0,1,0,1}', '{0,0,0,0,0.2,0,0,0,0}', false),
            (3, 0, 'interval', 2, 0, 0, 998, 994, '{0,1,0,1,2,0}', '{0,0,0,0,1.5,0}', true),
            (3, 0, 'top', 0, 1, 0, 998, 994, '{0,1,0,1,2,0}', '{0,0,0,0,1.5,0}', false),
            (3, 0, 'top', 0, 0, 0, 1, 0, '{3,2,0,1,0,1}', '{0.5,2,0,0,0,0}', false),
            (3, 1, 'top', 0, 0, 0, 10, 6, '{0,1,0,1,2,0,1,0,1}', '{0,0,0,0,1,0,0,0,0}', false),
            (3, 1, 'top', 0, 1, 0, 20, 16, '{0,1,0,1,2,0,1,0,1}', '{0,0,0,0,1,0,0,0,0}', false),
            (3, 1, 'top', 0, 2, 0, 30, 26, '{0,1,0,1,2,0,1,0,1}', '{0,0,0,0,1,0,0,0,0}', false),
            (3, 1, 'top', 0, 3, 0, 40, 36, '{0,1,0,1,2,0,1,0,1}', '{0,0,0,0,1,0,0,0,0}', false),
            (3, 1, 'bottom', 0, 0, 0, 50, 46, '{0,1,0,1,2,0,1,0,1}', '{0,0,0,0,1,0,0,0,0}', false);
        """;

    [Fact]
    public async Task A_dictionary_published_before_reads_as_it_did()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = new MigratingDatabase(cluster.NewEmptyDatabase());
        await database.FirstVersion(Before, cancellation);
        await database.Migrate(cancellation);
        var card = (await database.Get<FeatureQueries>().Find(Viewer.Anonymous, "old", 0, cancellation))!;
        card.Groups.Select(g => (g.Kind, g.Level)).ShouldBe([("top", 0), ("interval", 2), ("interval", 10), ("bottom", 0)]);
        var first = card.Groups[0].Examples[0];
        first.Tokens.Select(t => t.Text).ShouldBe(["cat", " the", "a", "b", "a", "b"]);
        first.Activations.ShouldBe([0.5f, 2, 0, 0, 0, 0]);
        (first.Focus, first.Position, first.Source, first.Place, first.LossEffects).ShouldBe((1, 1L, "book", 3, null));
        var second = card.Groups[0].Examples[1];
        second.Tokens.Select(t => t.Text).ShouldBe(["a", "b", "a", "b", " the", "a"]);
        (second.Focus, second.Place, second.Activations[4]).ShouldBe((4, 9, 1.5f));
        card.Groups.SelectMany(g => g.Examples).Select(e => e.Repeated).ShouldBe([false, false, true, false, false]);
        (card.SingleToken, card.LossEffect).ShouldBe((false, null));
        (await database.Get<FeatureQueries>().Find(Viewer.Anonymous, "old", 1, cancellation))!.SingleToken.ShouldBeTrue();

        await using var after = new InterpDbContext(new DbContextOptionsBuilder<InterpDbContext>().UseNpgsql(database.ConnectionString).Options);
        var promoted = await after.LogitFeatures.Where(l => l.DictionaryId == 3 && l.Token == 3).OrderByDescending(l => l.Value).ToListAsync(cancellation);
        promoted.Select(l => (l.Feature, l.Value)).ShouldBe([(0, 1.5f), (1, 0.5f)]);
        (await database.Get<FeatureQueries>().Ablations(Viewer.Anonymous, "old", 0, cancellation))!.Computed.ShouldBeFalse();
    }
}
