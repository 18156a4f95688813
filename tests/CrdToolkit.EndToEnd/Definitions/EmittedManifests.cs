using CrdToolkit.Parity;

namespace CrdToolkit.EndToEnd.Definitions;

/// <summary>The roles and the webhook configurations of the parity cases, given to a server.</summary>
public sealed class EmittedManifests(ServerUnderTest server)
{
    [Fact]
    public async Task Every_role_is_accepted() => await AcceptedAsync(OperatorManifests.Roles);

    [Fact]
    public async Task Every_webhook_configuration_is_accepted() => await AcceptedAsync(OperatorManifests.Webhooks);

    private async Task AcceptedAsync(IReadOnlyList<string> documents)
    {
        Assert.NotEmpty(documents);
        foreach (var json in documents)
        {
            var document = JsonNode.Parse(json)!.AsObject();
            var (group, version) = (document.Text("apiVersion")!.Split('/')[0], document.Text("apiVersion")!.Split('/')[1]);
            var isNamespaced = document.At("metadata.namespace") is not null;
            if (isNamespaced)
            {
                document["metadata"]!["namespace"] = "default";
            }

            var kind = document.Text("kind")!;
            var resource = new Resource(group, version, kind, kind.ToLowerInvariant() + "s", isNamespaced ? "default" : null);
            var answer = await server.Api.PostAsync(resource.Path + "?dryRun=All&fieldValidation=Strict", document).Returns(201);

            Assert.NotEmpty(answer.Text("metadata.name")!);
        }
    }
}
