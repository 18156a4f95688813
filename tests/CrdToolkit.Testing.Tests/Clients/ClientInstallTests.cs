namespace CrdToolkit.Testing.Tests.Clients;

public sealed class ClientInstallTests : ApiServerTest
{
    private readonly string directory = Directory.CreateTempSubdirectory("definitions-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Definitions_of_a_folder_are_served_when_it_returns_and_brought_up_to_date_the_next_time()
    {
        var file = Path.Combine(directory, "widgets.json");
        await File.WriteAllTextAsync(file, WidgetDefinition(), Cancellation);
        await File.WriteAllTextAsync(Path.Combine(directory, "kustomization.yaml"), "resources: [widgets.json]", Cancellation);
        using var client = Server.CreateClient();

        var names = await client.InstallDefinitionsAsync([directory], Cancellation);
        await PostAsync(Widgets, Widget(""" "name":"a" """));
        await File.WriteAllTextAsync(file, WidgetDefinition().Replace("\"wd\"", "\"wdg\"", StringComparison.Ordinal), Cancellation);
        await client.InstallDefinitionsAsync([file], Cancellation);

        Assert.Equal(["widgets.example.com"], names);
        Assert.Equal("wdg", (await GetAsync($"{Definitions}/widgets.example.com"))["spec"]!["names"]!["shortNames"]![0]!.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_installs_definitions_itself_whoever_may_do_what(bool isGuarded)
    {
        var file = Path.Combine(directory, "widgets.json");
        await File.WriteAllTextAsync(file, WidgetDefinition(), Cancellation);
        await using var server = await LocalApiServer.StartAsync(new() { Tls = isGuarded, Rbac = isGuarded }, Cancellation);

        var names = await server.InstallDefinitionsAsync([file], Cancellation);

        Assert.Equal(["widgets.example.com"], names);
        using var client = server.CreateClient();
        await client.WaitForAsync("apiextensions.k8s.io/v1", "CustomResourceDefinition", "widgets.example.com", null, _ => true, cancellationToken: Cancellation);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => server.InstallDefinitionsAsync(typeof(string).Assembly, Cancellation));
        Assert.Equal("System.Private.CoreLib declares no custom resource: no type in it has [CustomResource].", error.Message);
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_servers_words()
    {
        var file = Path.Combine(directory, "widgets.json");
        await File.WriteAllTextAsync(file, WidgetDefinition().Replace("widgets.example.com", "gadgets.example.com", StringComparison.Ordinal), Cancellation);
        using var client = Server.CreateClient();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.InstallDefinitionsAsync([file], Cancellation));

        Assert.StartsWith("The server refuses the definition gadgets.example.com: CustomResourceDefinition.apiextensions.k8s.io \"gadgets.example.com\" is invalid", error.Message);
    }

    [Fact]
    public async Task What_is_not_there_is_said_not_to_be()
    {
        using var client = Server.CreateClient();

        var file = await Assert.ThrowsAsync<FileNotFoundException>(() => client.InstallDefinitionsAsync(["nowhere.yaml"], Cancellation));
        var assembly = await Assert.ThrowsAsync<InvalidOperationException>(() => client.InstallDefinitionsAsync(typeof(string).Assembly, Cancellation));

        Assert.Equal("There is no file and no folder nowhere.yaml.", file.Message);
        Assert.Equal("System.Private.CoreLib declares no custom resource: no type in it has [CustomResource].", assembly.Message);
    }
}
