[assembly: AssemblyFixture(typeof(ServerUnderTest))]
