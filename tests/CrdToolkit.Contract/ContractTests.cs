using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using CrdToolkit.Schema.Validation;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace CrdToolkit.Contract;

/// <summary>
/// One contract: what the client writes of random objects of every supported shape is what the schema allows, nothing of it is pruned,
/// and what comes back is what was sent; by reflection as by a JsonSerializerContext.
/// </summary>
public sealed class ContractTests(ServerUnderTest server) : ConformanceCase(server)
{
    private const int Seeds = 300;
    private const int SeedsOnServer = 25;

    public static TheoryData<string> Kinds => ["Scalars", "Collections", "Choices", "KubernetesParts"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_API_server_accepts_the_definition(string name) =>
        Assert.Empty(CustomResourceDefinitionValidator.Validate(ContractKind.Named(name).Definition).Select(error => $"{error.Field}: {error.Message}"));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_written_is_valid_and_nothing_of_it_is_pruned(string name)
    {
        var kind = ContractKind.Named(name);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var text = kind.Write(kind.Create(seed, "contract.example.com"), ContractKind.Reflection);
            var json = (JsonObject)JsonReader.Parse(text);
            List<string> unknown = [];
            ObjectPruner.Prune(json, kind.Schema, isResourceRoot: true, unknown);
            var wrong = unknown.Concat(ObjectValidator.Validate(json, kind.Schema).Select(error => $"{error.Field}: {error.Message}")).ToList();
            Assert.True(wrong.Count == 0, $"seed {seed}:\n{string.Join("\n", wrong)}\n{text}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_second_judge_of_JSON_Schema_agrees(string name)
    {
        var kind = ContractKind.Named(name);
        var schema = await JsonSchemaDraft.OfAsync(kind.Schema, TestContext.Current.CancellationToken);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var text = kind.Write(kind.Create(seed, "contract.example.com"), ContractKind.Reflection);
            var wrong = schema.Validate(text);
            Assert.True(wrong.Count == 0, $"seed {seed}:\n{string.Join("\n", wrong)}\n{text}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reflection_and_a_context_write_and_read_the_same(string name)
    {
        var kind = ContractKind.Named(name);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var made = kind.Create(seed, "contract.example.com");
            var text = kind.Write(made, ContractKind.Reflection);
            var json = JsonReader.Parse(text);
            AssertSame(json, kind.Write(made, ContractKind.SourceGenerated), seed, "written by the context");
            AssertSame(json, kind.Write(kind.Read(text, ContractKind.Reflection), ContractKind.Reflection), seed, "read back by reflection");
            AssertSame(json, kind.Write(kind.Read(text, ContractKind.SourceGenerated), ContractKind.SourceGenerated), seed, "read back by the context");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_server_keeps_all_that_is_sent_and_a_client_reads_it_back(string name)
    {
        var kind = ContractKind.Named(name);
        var resource = await InstallAsync(kind);
        for (var seed = 0; seed < SeedsOnServer; seed++)
        {
            var sent = kind.Write(kind.Create(seed, Group), ContractKind.Reflection);
            var answer = await Api.PostAsync(resource.Path + "?fieldValidation=Strict", JsonNode.Parse(sent)!);
            Assert.True(answer.Code == 201, $"seed {seed}: {answer.Describe()}\n{sent}");
            var kept = await Api.GetAsync(resource.PathTo($"seed-{seed}"));
            AssertHolds(JsonReader.Parse(sent), JsonReader.Parse(kept.Text), $"seed {seed}, kept by the server: $");
            foreach (var options in new[] { ContractKind.Reflection, ContractKind.SourceGenerated })
            {
                var read = kind.Write(kind.Read(kept.Text, options), options);
                AssertHolds(((JsonObject)JsonReader.Parse(sent))["spec"]!, ((JsonObject)JsonReader.Parse(read))["spec"]!, $"seed {seed}, read by the client: $.spec");
            }
        }
    }

    private async Task<Resource> InstallAsync(ContractKind kind)
    {
        var definition = JsonNode.Parse(kind.DefinitionJson.Replace("contract.example.com", Group, StringComparison.Ordinal))!;
        var resource = new Resource(Group, "v1", kind.Definition.Names.Kind, kind.Definition.Names.Plural, Namespace);
        DeleteAfterwards(Resource.Definitions.PathTo(resource.DefinitionName));
        var answer = await Api.PostAsync(Resource.Definitions.Path + "?fieldValidation=Strict", definition);
        Assert.True(answer.Code == 201, answer.Describe());
        Assert.Empty(answer.Warnings);
        await Api.EventuallyAsync(resource.Path, served => served.Code == 200);
        return resource;
    }

    private static void AssertSame(JsonValue expected, string actual, int seed, string what)
    {
        var other = JsonReader.Parse(actual);
        Assert.True(expected.Equals(other), $"seed {seed}, {what}:\n{expected}\n{other}");
    }

    // Defaults may have been added to objects; all else must be there, and equal.
    private static void AssertHolds(JsonValue sent, JsonValue kept, string path)
    {
        switch (sent, kept)
        {
            case (JsonObject expected, JsonObject actual):
                foreach (var member in expected.Members)
                {
                    Assert.True(actual[member.Key] is not null, $"{path}.{member.Key} is gone: {member.Value}");
                    AssertHolds(member.Value, actual[member.Key]!, $"{path}.{member.Key}");
                }

                break;
            case (JsonArray expected, JsonArray actual) when expected.Count == actual.Count:
                for (var i = 0; i < expected.Count; i++)
                {
                    AssertHolds(expected[i], actual[i], $"{path}[{i}]");
                }

                break;
            default:
                Assert.True(sent.Equals(kept), $"{path}: {sent} became {kept}");
                break;
        }
    }
}
