using CrdToolkit.Generators.Tests.Documentation;
using CrdToolkit.Parity;

namespace CrdToolkit.EndToEnd.Definitions;

/// <summary>What the generator writes, given to a server: the examples of docs/attributes.md and the parity cases.</summary>
public sealed class EmittedDefinitions(ServerUnderTest server)
{
    [Fact]
    public async Task Every_definition_is_accepted_without_a_warning()
    {
        Assert.SkipWhen(server.IsLocal, $"What a kube-apiserver says of a definition takes its CEL compiler; set {ServerUnderTest.KubeconfigVariable}.");
        var refused = new List<string>();
        var count = 0;
        // in groups of their own: other cases install some of them at the same time
        var parity = ParityDefinitions.All.Select(definition => (definition.Name, definition.Json.Replace(".example.com", ".emitted.example.com", StringComparison.Ordinal)));
        foreach (var (name, json) in AttributePage.Definitions().Concat(parity))
        {
            count++;
            var answer = await server.Api.SendAsync(HttpMethod.Post, Resource.Definitions.Path + "?dryRun=All&fieldValidation=Strict", json);
            if (answer.Code != 201 || answer.Warnings.Count > 0)
            {
                refused.Add($"{name}: {answer.Code} {string.Join("; ", answer.Warnings)} {answer.Body.Text("message")}");
            }
        }

        Assert.True(refused.Count == 0, string.Join("\n", refused));
        Assert.True(count > 80, $"only {count} definitions were found");
    }
}
