class _Settings:
    configured = False

    def configure(self, **options):
        self.configured = True
        self.__dict__.update(options)


settings = _Settings()
