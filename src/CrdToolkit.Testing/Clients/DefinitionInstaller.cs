using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Clients;

/// <summary>Puts definitions on a cluster, or brings those that are there up to date.</summary>
/// <param name="http">The connection.</param>
internal sealed class DefinitionInstaller(ClusterHttp http)
{
    private const string Definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    /// <summary>Returns when the kinds of all definitions are served.</summary>
    /// <returns>The names of the definitions.</returns>
    /// <exception cref="InvalidOperationException">The server refuses a definition; the message says why.</exception>
    public async Task<IReadOnlyList<string>> InstallAsync(IReadOnlyList<JsonObject> definitions, CancellationToken cancellationToken)
    {
        foreach (var definition in definitions)
        {
            await PutAsync(definition, cancellationToken);
        }

        var names = definitions.Select(definition => definition.Name).ToList();
        foreach (var name in names)
        {
            await new ObjectWaiter(http, new("CustomResourceDefinition", Definitions, null, name), ClientWaitExtensions.DefaultTimeout, TimeProvider.System)
                .WaitAsync(IsEstablished, "it is established", cancellationToken);
        }

        return names;
    }

    private static bool IsEstablished(System.Text.Json.Nodes.JsonObject? definition) =>
        definition?["status"]?["conditions"]?.AsArray().Any(condition => (string?)condition!["type"] == "Established" && (string?)condition["status"] == "True") == true;

    private async Task PutAsync(JsonObject definition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (code, text) = await http.SendAsync(HttpMethod.Post, Definitions, JsonWriter.Write(definition), cancellationToken);
            if (code == 409)
            {
                var path = $"{Definitions}/{definition.Name}";
                var current = JsonReader.ParseObject((await http.SendAsync(HttpMethod.Get, path, null, cancellationToken)).Text);
                var update = definition.WithMetadata("resourceVersion", current.ResourceVersion);
                (code, text) = await http.SendAsync(HttpMethod.Put, path, JsonWriter.Write(update), cancellationToken);
            }

            if (code is 200 or 201)
            {
                return;
            }

            // Gone or changed in between: once more.
            if (code is not (404 or 409))
            {
                var message = JsonReader.Parse(text) is JsonObject status ? status.Text("message") : text;
                throw new InvalidOperationException($"The server refuses the definition {definition.Name}: {message}");
            }
        }
    }
}
