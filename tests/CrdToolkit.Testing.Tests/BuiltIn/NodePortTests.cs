using System.Net;

namespace CrdToolkit.Testing.Tests.BuiltIn;

public sealed class NodePortTests : ApiServerTest
{
    private const string Services = "/api/v1/namespaces/default/services";

    [Fact]
    public async Task When_all_node_ports_are_taken_the_next_service_is_told_so()
    {
        await PostAsync(Services, Service("all", Enumerable.Range(1, 2768)));

        var refused = await PostAsync(Services, Service("more", [1]), HttpStatusCode.InternalServerError);

        Assert.Equal("Internal error occurred: failed to allocate a nodePort: range is full", Text(refused, "message"));
    }

    private static string Service(string name, IEnumerable<int> ports) => $$$"""
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"{{{name}}}"},
         "spec":{"type":"NodePort","ports":[{{{string.Join(',', ports.Select(Port))}}}]}}
        """;

    private static string Port(int number) => $$"""{"name":"p{{number}}","port":{{number}}}""";
}
